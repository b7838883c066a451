//! The rehearsal county (演示县): real places, invented people, exact figures.
