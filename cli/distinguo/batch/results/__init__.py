"""Write results as JSON lines, an array, CSV or Parquet."""
