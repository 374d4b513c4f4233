#pragma once

#include <QtCore/QDir>
#include <QtCore/QStringList>
#include <QtCore/QThreadPool>
#include <QtGui/QImage>

#include <atomic>

class QWidget;

namespace tierdesk::gallery {

/// How the program is dressed while a scene is arranged.
struct Look {
    int fontPercent = 100;
    bool isArabic = false;
};

/// The program in a look, light, until it goes: its size, language and direction.
class Costume final
{
public:
    explicit Costume(const Look &look);
    ~Costume();
    Costume(const Costume &) = delete;
    Costume &operator=(const Costume &) = delete;
};

/// What becomes of a widget when the font grows under it.
enum class Growth {
    None,   ///< the smallest window: there is no room for twice the font, and no picture of it
    Stays,  ///< a window of the person's size
    Scaled, ///< a panel, as wide as its window gives it
    Fitted, ///< a dialog, as large as it wants to be
};

/// Takes the pictures of a state: NAME-light.png and NAME-dark.png, the same at two pixels a point (…@2x.png), and at a
/// font of 200 % (NAME-200.png). The theme and the font are changed while the window stands, as a person would. A
/// picture with words that cannot be read is a failure. GUI thread; files are written by others.
class Camera final
{
public:
    /// Only those of @p names are taken; all, if it is empty. With @p isArabic all of them in Arabic, mirrored.
    Camera(const QDir &folder, const QStringList &names, bool isArabic = false);
    ~Camera();
    Camera(const Camera &) = delete;
    Camera &operator=(const Camera &) = delete;

    [[nodiscard]] bool wants(const QString &name) const;
    /// @p look in the language of these pictures.
    [[nodiscard]] Look worn(Look look) const;
    void shoot(QWidget &widget, const QString &name, const Look &look, Growth growth);
    /// The state @p name was not reached.
    void miss(const QString &name);

    /// Waits for what is still being written. False if anything went wrong.
    [[nodiscard]] bool isWhole();

private:
    void shootLarge(QWidget &widget, const QString &name, Growth growth);
    void judge(const QWidget &widget, const QString &name);
    void save(QWidget &widget, const QString &name, int pixelsPerPoint);

    QDir m_folder;
    QStringList m_names;
    bool m_isArabic;
    QThreadPool m_writers;
    std::atomic<int> m_failures = 0;
};

} // namespace tierdesk::gallery
