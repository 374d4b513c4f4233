#include "core/domain/Addresses.h"

#include <algorithm>

namespace tierdesk {

namespace {

bool isAtomChar(QChar each)
{
    constexpr QStringView Marks = u"!#$%&'*+-/=?^_`{|}~";
    return each.unicode() < 128 && (each.isLetterOrNumber() || Marks.contains(each));
}

bool isDotAtom(QStringView text)
{
    return !text.isEmpty() && text.front() != u'.' && text.back() != u'.' && !text.contains(u"..") &&
           std::all_of(text.begin(), text.end(), [](QChar each) { return each == u'.' || isAtomChar(each); });
}

bool isDomain(QStringView text)
{
    return isDotAtom(text) && std::all_of(text.begin(), text.end(), [](QChar each) {
               return each.isLetterOrNumber() || each == u'-' || each == u'.';
           });
}

} // namespace

bool isMailAddress(QStringView text)
{
    const qsizetype at = text.indexOf(u'@');
    return text.size() <= 254 && at > 0 && at <= 64 && isDotAtom(text.first(at)) && isDomain(text.sliced(at + 1));
}

bool isPhoneNumber(QStringView text)
{
    return text.size() >= 8 && text.size() <= 16 && text.front() == u'+' && text[1] != u'0' &&
           std::all_of(text.begin() + 1, text.end(), [](QChar each) { return each >= u'0' && each <= u'9'; });
}

bool isMessageId(QStringView text)
{
    return !text.isEmpty() && text.size() <= 250 && text.count(u'@') == 1 && text.front() != u'@' &&
           text.back() != u'@' && std::all_of(text.begin(), text.end(), [](QChar each) {
               return each > u' ' && each < u'\x7f' && each != u'<' && each != u'>';
           });
}

} // namespace tierdesk
