//! What one signed-in person may ask and do: the only handle the rooms above hold on the county.
