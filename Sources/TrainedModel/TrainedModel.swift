// The weights that the TrainModel plugin computes while the program is built. See docs/understanding.md.
