"""Opening the database for readers, who cannot write."""

from pathlib import Path

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError


def open_reader(database: Path) -> Engine:
    """Return an engine that only reads the file, from any thread."""
    address = f"sqlite:///file:{database.resolve()}?mode=ro&uri=true"
    engine = create_engine(address, connect_args={"check_same_thread": False})

    @event.listens_for(engine, "connect")
    def read_only(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute("PRAGMA query_only = ON")
        cursor.execute("PRAGMA trusted_schema = OFF")
        cursor.close()

    return engine


def read_facts(database: Path) -> dict[str, str]:
    """Return the facts about the load that made the database; none where it is missing or unreadable."""
    engine = open_reader(database)
    try:
        with engine.connect() as connection:
            return {row.name: row.value for row in connection.execute(text("SELECT name, value FROM load_fact"))}
    except DatabaseError:
        return {}
    finally:
        engine.dispose()
