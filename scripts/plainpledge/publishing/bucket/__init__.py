"""Publishing to object storage that speaks S3."""
