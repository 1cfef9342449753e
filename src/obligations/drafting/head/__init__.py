"""What stands around the provisions: title, number, day, issuers and addressees."""
