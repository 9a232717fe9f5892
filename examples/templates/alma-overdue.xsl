<?xml version="1.0" encoding="utf-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="header.xsl"/>
<xsl:include href="footer.xsl"/>
<xsl:template match="/">
<html>
<body>
<h1>Overdue notice</h1>
<p>Dear <xsl:value-of select="notification_data/user_for_printing/name"/>,</p>
<table>
<xsl:for-each select="notification_data/loans_by_library/library_loans_for_display">
  <xsl:for-each select="item_loans/item_loan">
  <tr>
    <td><xsl:value-of select="title"/></td>
    <td><xsl:value-of select="concat(barcode, ' ', call_number)"/></td>
    <td><xsl:value-of select="due_date"/></td>
  </tr>
  </xsl:for-each>
</xsl:for-each>
</table>
<p><xsl:value-of select="/notification_data/organization_unit/name"/></p>
</body>
</html>
</xsl:template>
</xsl:stylesheet>
