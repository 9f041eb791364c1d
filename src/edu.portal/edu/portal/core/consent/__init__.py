"""Whether something that shows children may be public: decided from the stated consent, a date and today."""
