//! The command line; every task of the screen has a twin here.
