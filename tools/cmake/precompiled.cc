// A target needs a source for its precompiled headers to hang on.
