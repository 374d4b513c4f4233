#pragma once

#include "core/doors/client/Certificate.h"
#include "ui/widgets/Dialog.h"

#include <QtCore/QUrl>

namespace tierdesk::ui {

/// Asks whether to trust an unknown server certificate. Shows its fingerprint for comparison with the one from the
/// server's administrator. Return cancels: trusting takes a deliberate click.
class TrustDialog final : public widgets::Dialog
{
    Q_OBJECT

public:
    /// @p wasTrusted: a different certificate was trusted for this server before, so the connection may be intercepted.
    TrustDialog(const QUrl &server, const client::Certificate &certificate, bool wasTrusted, QWidget *parent);

    /// "AB:CD:…", in lines of eight pairs, as such things are read aloud.
    [[nodiscard]] static QString readable(const QByteArray &fingerprint);

Q_SIGNALS:
    void trusted(const QByteArray &fingerprint);
};

} // namespace tierdesk::ui
