#pragma once

#include "app/Await.h"
#include "core/base/Secrets.h"

#include <QtCore/QHash>
#include <QtCore/QJsonObject>

namespace tierdesk::app {

/// Who makes the demo's data, as the audit log names it.
[[nodiscard]] const Actor &demoActor();

/// What a demo company consists of, once it is in the store.
struct DemoCompany {
    Company company;
    QHash<QString, User> users; ///< by the first part of the e-mail
};

/// Reads a file of a company and what belongs to it (":/demo/acme.json"). A text "@-3d4h" anywhere in it stands for
/// that long before @p end (d, h, m, s) and becomes the instant in ISO 8601, so that the data is as old tomorrow as it
/// is today. Fails with InvalidInput.
[[nodiscard]] base::Result<QJsonObject> demoFile(const QString &path, base::Timestamp end);

/// "-3d4h", "12m30s": a span. Fails with Internal.
[[nodiscard]] base::Result<base::Millis> demoSpan(QStringView text);

/// Puts the company of @p file, its people, goods and articles into the store. @p passwordHash serves all its users.
[[nodiscard]] base::Result<DemoCompany> makeDemoCompany(engine::Engine &engine, Waiter &waiter, const QJsonObject &file,
                                                        const QByteArray &passwordHash);

} // namespace tierdesk::app
