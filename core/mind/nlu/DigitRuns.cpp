#include "core/mind/nlu/DigitRuns.h"

#include "core/mind/nlu/Utf8.h"

#include <QtCore/QChar>

#include <utility>

namespace tierdesk::nlu {

namespace {

/// Maximum number of separators between two digits of one number.
constexpr int MaxSeparators = 3;

/// Returns true for invisible characters and for marks on a digit.
bool isUnseen(char32_t point)
{
    if (point < 0x80)
        return false;
    const QChar::Category category = QChar::category(point);
    return category == QChar::Other_Format || category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

bool isSeparator(char32_t point)
{
    if (point < 0x80)
        return point == ' ' || point == '-' || point == '.' || point == '\t' || point == '\n' || point == '\r';
    const QChar::Category category = QChar::category(point);
    return category == QChar::Separator_Space || category == QChar::Punctuation_Dash || point == 0x2212 ||
           point == 0xB7 || point == 0x30FB;
}

} // namespace

int digitOf(char32_t point)
{
    if (point < 0x80)
        return point >= '0' && point <= '9' ? static_cast<int>(point - '0') : -1;
    return QChar::digitValue(point);
}

DigitRun readRun(std::string_view text, std::size_t &at)
{
    DigitRun run;
    std::string gap;
    int separators = 0;
    bool isNewGroup = true;
    for (std::size_t next = at; next < text.size();) {
        const std::size_t here = next;
        const char32_t point = decodeUtf8(text, next);
        if (const int digit = digitOf(point); digit >= 0) {
            if (isNewGroup)
                run.push_back({here, next, {}, std::exchange(gap, {})});
            run.back().digits.push_back(static_cast<char>('0' + digit));
            run.back().end = at = next;
            separators = 0;
            isNewGroup = false;
        } else if (isSeparator(point)) {
            if (++separators > MaxSeparators)
                break;
            gap += text.substr(here, next - here);
            isNewGroup = true;
        } else if (isUnseen(point)) {
            if (!isNewGroup && QChar::isMark(point))
                run.back().end = at = next;
        } else {
            break;
        }
    }
    return run;
}

} // namespace tierdesk::nlu
