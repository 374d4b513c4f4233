#pragma once

#include "core/doors/client/Certificate.h"
#include "ui/widgets/Dialog.h"

#include <QtCore/QUrl>

namespace tierdesk::ui {

/// Asks whether a certificate that nobody vouches for is this server's: its fingerprint is to be compared with what the
/// server's keeper says. Cancel is what Return does: trust is given on purpose.
class TrustDialog final : public widgets::Dialog
{
    Q_OBJECT

public:
    /// @p wasTrusted: another certificate was trusted for this server before, so somebody may be in between.
    TrustDialog(const QUrl &server, const client::Certificate &certificate, bool wasTrusted, QWidget *parent);

    /// "AB:CD:…", in lines of eight pairs, as such things are read aloud.
    [[nodiscard]] static QString readable(const QByteArray &fingerprint);

Q_SIGNALS:
    void trusted(const QByteArray &fingerprint);
};

} // namespace tierdesk::ui
