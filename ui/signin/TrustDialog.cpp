#include "ui/signin/TrustDialog.h"

#include "core/doors/client/Address.h"
#include "ui/widgets/Facts.h"

#include <QtCore/QLocale>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

namespace {

constexpr int PairsInALine = 8;
constexpr QChar LeftToRight(0x2066); ///< and its end: hexadecimal numbers run one way in every language
constexpr QChar IsolateEnd(0x2069);

enum Fact { Fingerprint, Subject, Issuer, Expiry, Problem };

} // namespace

TrustDialog::TrustDialog(const QUrl &server, const client::Certificate &certificate, bool wasTrusted, QWidget *parent)
    : Dialog(wasTrusted ? tr("The server certificate has changed") : tr("The server certificate is not trusted"),
             parent)
{
    setObjectName(u"trustDialog"_s);
    const QString name = client::addressText(server);
    setSentence(wasTrusted
                    ? tr("You previously trusted a different certificate for %1. It may have been renewed, or someone "
                         "may be intercepting your connection. Ask the server's administrator before you continue.")
                          .arg(name)
                    : tr("This machine does not know the certificate of %1. Compare the fingerprint with the one from "
                         "the server's administrator. If they match, you can trust the certificate, and you will not "
                         "be asked again.")
                          .arg(name));
    auto *facts = new widgets::Facts(tr("Certificate"), this);
    facts->setObjectName(u"certificateFacts"_s);
    facts->addFact(tr("SHA-256"), theme::Type::Fixed);
    facts->addFact(tr("Issued to"));
    facts->addFact(tr("Issued by"));
    facts->addFact(tr("Valid until"));
    facts->addFact(tr("Problem"));
    QStringList lines = readable(certificate.fingerprint).split(u'\n');
    for (QString &line : lines) {
        if (layoutDirection() == Qt::RightToLeft)
            line = LeftToRight + line + IsolateEnd;
    }
    facts->setFact(Fingerprint, lines.join(u'\n'));
    facts->setFact(Subject, certificate.subject);
    facts->setFact(Issuer, certificate.issuer);
    facts->setFact(
        Expiry, QLocale().toString(QDateTime::fromMSecsSinceEpoch(certificate.expiry.ms).date(), QLocale::LongFormat));
    facts->setFact(Problem, certificate.problems.join(u'\n'));
    body().addWidget(facts);
    QPushButton *trust = addButton(tr("Trust certificate"), Act::Quiet);
    trust->setObjectName(u"trustCertificate"_s);
    connect(trust, &QPushButton::clicked, this, [this, fingerprint = certificate.fingerprint] {
        Q_EMIT trusted(fingerprint);
        accept();
    });
    cancelButton().setDefault(true);
    cancelButton().setFocus(Qt::OtherFocusReason);
}

QString TrustDialog::readable(const QByteArray &fingerprint)
{
    QStringList lines;
    QStringList pairs;
    const QString digits = QString::fromLatin1(fingerprint).toUpper();
    for (qsizetype at = 0; at < digits.size(); at += 2) {
        pairs.append(digits.mid(at, 2));
        if (pairs.size() == PairsInALine) {
            lines.append(pairs.join(u':'));
            pairs.clear();
        }
    }
    if (!pairs.isEmpty())
        lines.append(pairs.join(u':'));
    return lines.join(u'\n');
}

} // namespace tierdesk::ui
