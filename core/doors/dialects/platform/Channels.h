#pragma once

#include "core/domain/Enums.h"

namespace tierdesk::dialects::platform {

/// A channel as the guide names it. Its `web` is the domain's chat; `chat` is accepted too, but `web` is printed.
enum class GuideChannel { Web, Voice, Chat, Email, Sms };

[[nodiscard]] tierdesk::Channel recordedAs(GuideChannel channel);
[[nodiscard]] GuideChannel channelFor(tierdesk::Channel channel);

} // namespace tierdesk::dialects::platform

namespace tierdesk {

template<>
struct Words<dialects::platform::GuideChannel> {
    using E = dialects::platform::GuideChannel;
    static constexpr std::array table{std::pair{E::Web, "web"}, std::pair{E::Voice, "voice"},
                                      std::pair{E::Chat, "chat"}, std::pair{E::Email, "email"},
                                      std::pair{E::Sms, "sms"}};
};

} // namespace tierdesk
