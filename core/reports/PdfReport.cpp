#include "core/reports/PdfReport.h"

#include <QtCore/QBuffer>
#include <QtGui/QFontMetricsF>
#include <QtGui/QGuiApplication>
#include <QtGui/QPageLayout>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

#include <algorithm>

namespace tierdesk::reports {

namespace {

constexpr int Resolution = 300; // dots per inch
constexpr double Margin = 15;   // mm
constexpr double BodySize = 8;  // points, as is TitleSize
constexpr double TitleSize = 16;
constexpr double Leading = 1.6;  // line spacing, in font heights
constexpr double Gap = 2;        // between columns, in digit widths
constexpr int MostWeighed = 200; // rows measured for the column widths

class Sheet final
{
public:
    Sheet(QPdfWriter &writer, QPainter &painter, const ReportTable &table)
        : m_writer(writer)
        , m_painter(painter)
        , m_table(table)
        , m_body(QGuiApplication::font())
        , m_bold(m_body)
        , m_title(m_body)
    {
        m_body.setPointSizeF(BodySize);
        m_bold.setPointSizeF(BodySize);
        m_bold.setBold(true);
        m_title.setPointSizeF(TitleSize);
        // Letter spacing disables ligatures, so that an id with "ff" can be copied from the page unchanged.
        for (QFont *font : {&m_body, &m_bold, &m_title})
            font->setLetterSpacing(QFont::AbsoluteSpacing, .02);
        m_line = QFontMetricsF(m_body, &writer).height() * Leading;
        m_width = writer.width();
        m_height = writer.height();
        weighColumns();
    }
    void draw()
    {
        text(m_title, m_table.title);
        text(m_body, m_table.period);
        m_y += m_line / 2;
        for (const auto &[name, figure] : m_table.summary)
            text(m_body, name + u": "_s + (figure.isNull() ? u"–"_s : reportText(figure)));
        m_y += m_line / 2;
        head();
        for (const QJsonArray &row : m_table.rows) {
            // The last line of a page is for the page number.
            if (m_y + 2 * m_line > m_height) {
                foot();
                m_writer.newPage();
                ++m_page;
                m_y = 0;
                head();
            }
            m_painter.setFont(m_body);
            QStringList texts;
            for (const QJsonValue &value : row)
                texts.append(reportText(value));
            cells(texts, QFontMetricsF(m_body, &m_writer));
        }
        foot();
    }

private:
    /// Sets the column widths in proportion to the widest texts.
    void weighColumns()
    {
        const QFontMetricsF metrics(m_bold, &m_writer);
        const double gap = Gap * metrics.horizontalAdvance(u'0');
        double sum = 0;
        for (qsizetype i = 0; i < m_table.columns.size(); ++i) {
            double width = metrics.horizontalAdvance(m_table.columns[i]);
            const auto end = std::min(m_table.rows.size(), static_cast<size_t>(MostWeighed));
            for (size_t row = 0; row < end; ++row)
                width = std::max(width, metrics.horizontalAdvance(reportText(m_table.rows[row][i])));
            m_columns.push_back(width + gap);
            sum += m_columns.back();
        }
        for (double &width : m_columns)
            width *= m_width / sum;
    }
    void text(const QFont &font, const QString &words)
    {
        const QFontMetricsF metrics(font, &m_writer);
        const double height = metrics.height() * Leading;
        m_painter.setFont(font);
        m_painter.drawText(QRectF(0, m_y, m_width, height), Qt::AlignVCenter,
                           metrics.elidedText(words, Qt::ElideRight, m_width));
        m_y += height;
    }
    void head()
    {
        m_painter.setFont(m_bold);
        cells(m_table.columns, QFontMetricsF(m_bold, &m_writer));
        m_painter.drawLine(QPointF(0, m_y), QPointF(m_width, m_y));
    }
    void cells(const QStringList &texts, const QFontMetricsF &metrics)
    {
        double x = 0;
        for (size_t i = 0; i < m_columns.size(); ++i) {
            const QString words = texts.value(static_cast<qsizetype>(i));
            const double room = m_columns[i] - metrics.horizontalAdvance(u'0');
            m_painter.drawText(QRectF(x, m_y, room, m_line), Qt::AlignVCenter,
                               metrics.elidedText(words, Qt::ElideRight, room));
            x += m_columns[i];
        }
        m_y += m_line;
    }
    void foot()
    {
        m_painter.setFont(m_body);
        m_painter.drawText(QRectF(0, m_height - m_line, m_width, m_line), Qt::AlignRight | Qt::AlignVCenter,
                           QString::number(m_page));
    }

    QPdfWriter &m_writer;
    QPainter &m_painter;
    const ReportTable &m_table;
    QFont m_body, m_bold, m_title;
    std::vector<double> m_columns; ///< widths
    double m_line = 0, m_width = 0, m_height = 0, m_y = 0;
    int m_page = 1;
};

} // namespace

base::Result<QByteArray> pdfOf(const ReportTable &table)
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return base::fail(base::Fault::Internal, u"a program without fonts prints no PDF"_s);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(Resolution);
    writer.setTitle(table.title);
    writer.setCreator(u"Tierdesk"_s);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape,
                                     QMarginsF(Margin, Margin, Margin, Margin), QPageLayout::Millimeter));
    QPainter painter;
    if (!painter.begin(&writer))
        return base::fail(base::Fault::Internal, u"the PDF cannot be drawn"_s);
    Sheet(writer, painter, table).draw();
    if (!painter.end())
        return base::fail(base::Fault::Internal, u"the PDF cannot be drawn"_s);
    return bytes;
}

} // namespace tierdesk::reports
