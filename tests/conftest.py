"""How property tests run: no deadlines, since a test measures no time; in CI always the same cases."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "tracker", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("tracker")
