"""The arithmetic of charts: from dates and statements to places, as pure functions; scripts only draw the result."""
