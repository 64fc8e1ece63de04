"""Benefits in euros wherever they are computed or shown (bénéfices chiffrés): parts for screens, no screen."""
