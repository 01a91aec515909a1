using System.Collections.Immutable;

namespace Renderer.Reports;

/// <summary>The names of what a report can be had as.</summary>
public static class ReportFormats
{
    /// <summary>The page; always made.</summary>
    public const string Html = "html";

    /// <summary>The PDF; always made.</summary>
    public const string Pdf = "pdf";

    /// <summary>The page's content for a content management system, without a page of its own.</summary>
    public const string Fragment = "fragment";

    /// <summary>The canonical data; always at hand, as it is stored with every report.</summary>
    public const string Json = "json";

    /// <summary>The cells of the page's tables, one record each.</summary>
    public const string Csv = "csv";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Html, Pdf, Fragment, Json, Csv];

    /// <summary>Those that are files of their own and made only when asked for, sorted.</summary>
    public static ImmutableArray<string> Companions { get; } = [Csv, Fragment];
}
