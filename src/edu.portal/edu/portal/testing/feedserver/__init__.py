"""A sample Sở and a sample Phòng: small real servers on loopback for the demo and the tests."""
