//! Figures and lists as plain values, ready for a screen, a table or JSON.
