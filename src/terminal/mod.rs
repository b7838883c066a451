//! The real terminal: modes, signals, painting faults, giving everything back.
