//! One person at one screen: take events, act, perform effects, draw.
