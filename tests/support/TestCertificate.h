#pragma once

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

namespace tierdesk::tests {

/// A self-signed certificate for "localhost", another name and the one of the platform's guide, with its key, made
/// anew: no key lies in the repository.
struct TestCertificate {
    QByteArray certificate; ///< PEM
    QByteArray key;         ///< PEM

    static constexpr char OtherName[] = "models.example.com";

    [[nodiscard]] static TestCertificate make()
    {
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
        const std::unique_ptr<X509, decltype(&X509_free)> x509(X509_new(), &X509_free);
        X509_set_version(x509.get(), X509_VERSION_3);
        ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(x509.get()), -3600);
        X509_gmtime_adj(X509_getm_notAfter(x509.get()), 3600);
        X509_set_pubkey(x509.get(), key.get());
        X509_NAME *name = X509_get_subject_name(x509.get());
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("localhost"), -1,
                                   -1, 0);
        X509_set_issuer_name(x509.get(), name);
        const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> names(
            X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name,
                                "DNS:localhost,DNS:models.example.com,DNS:your-alb-dns"),
            &X509_EXTENSION_free);
        X509_add_ext(x509.get(), names.get(), -1);
        X509_sign(x509.get(), key.get(), EVP_sha256());
        return {pem([&](BIO *bio) { PEM_write_bio_X509(bio, x509.get()); }), pem([&](BIO *bio) {
                    PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
                })};
    }

private:
    template<class Write>
    static QByteArray pem(Write write)
    {
        const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), &BIO_free);
        write(bio.get());
        char *data = nullptr;
        const long length = BIO_get_mem_data(bio.get(), &data);
        return {data, static_cast<qsizetype>(length)};
    }
};

} // namespace tierdesk::tests
