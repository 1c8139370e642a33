"""The only reads of the database: named functions with bound SQL; frozen values out, never rows."""
