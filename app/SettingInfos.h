#pragma once

#include "core/base/Result.h"

#include <QtCore/QString>
#include <QtNetwork/QHostAddress>

#include <optional>
#include <span>

namespace tierdesk::app {

/// One setting: `name` on the command line and in the file, TIERDESK_NAME in the environment.
struct SettingInfo {
    const char *name;
    const char *fallback;
    const char *help;
    bool isFlag = false;
};

/// Every setting that there is, in the order in which `tierdesk config` prints them.
[[nodiscard]] std::span<const SettingInfo> settingInfos();

/// Returns @p value as it is kept, without blanks around it and with words in lower case. Fails with InvalidInput,
/// @p where in `where`, if the setting cannot have it.
[[nodiscard]] base::Result<QString> checkedValue(const SettingInfo &info, const QString &value, const QString &where);
/// What checkedValue() fails with: @p name may not be @p value, since @p expected is.
[[nodiscard]] base::Error wrongValue(const char *name, const QString &value, const QString &expected,
                                     const QString &where);

/// Host and port as `listen` names them.
struct ListenAddress {
    QHostAddress host;
    quint16 port = 0;
};
/// Reads "HOST:PORT"; none if it is no address.
[[nodiscard]] std::optional<ListenAddress> listenAddressFrom(const QString &text);

} // namespace tierdesk::app
