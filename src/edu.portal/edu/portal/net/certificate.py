"""The certificate of a server whose chain is incomplete: everything else about it must still be right."""

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from datetime import datetime
from urllib3.util.ssl_match_hostname import CertificateError
from urllib3.util.ssl_match_hostname import match_hostname


# What OpenSSL says when the server left out a certificate between its own and a root that everybody knows.
INCOMPLETE = frozenset((20, 21))


class UnfitCertificate(Exception):
    """The certificate would be wrong with a complete chain as well."""


def check_leaf(der: bytes | None, host: str, now: datetime) -> str:
    """Return the SHA-256 fingerprint of a certificate that names the host, is valid today and is signed by another.

    ``der`` is the server's own certificate, ``now`` an aware moment. Raises UnfitCertificate.
    """
    try:
        certificate = x509.load_der_x509_certificate(der or b"")
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        pairs = tuple(("DNS", name) for name in names.get_values_for_type(x509.DNSName))
        pairs += tuple(("IP Address", str(address)) for address in names.get_values_for_type(x509.IPAddress))
        match_hostname({"subjectAltName": pairs}, host)
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension, CertificateError) as error:
        raise UnfitCertificate(f"the certificate does not name {host}: {error}") from error
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise UnfitCertificate(f"the certificate is valid until {certificate.not_valid_after_utc:%Y-%m-%d} only")
    if certificate.issuer == certificate.subject:
        raise UnfitCertificate("the server signed its certificate itself")
    return certificate.fingerprint(SHA256()).hex()
