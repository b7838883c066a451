//! The model of the screen and its picture. Knows no terminal and no file.
