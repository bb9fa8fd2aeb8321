"""What tests are written with: builders by noun, fakes, and the checkout as a tree of files."""
