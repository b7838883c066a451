//! Files in and out: divisions, rosters.
