namespace Renderer.Contracts;

/// <summary>Bounds of a message. They belong to the contract, so they are no settings.</summary>
public static class MessageLimits
{
    /// <summary>Most bytes of data inside a message, last year's included; brokers carry small messages well and large ones badly.</summary>
    public const int InlineDataBytes = 256 * 1024;

    /// <summary>Most tags of a message.</summary>
    public const int Tags = 50;

    /// <summary>Most characters of a tag's name or value.</summary>
    public const int TagLength = 1000;

    /// <summary>Most characters of a template's name or version.</summary>
    public const int NameLength = 100;

    /// <summary>Most characters of a report's id.</summary>
    public const int ReportIdLength = 200;

    /// <summary>Most lower reports that one report is compared with.</summary>
    public const int LowerReports = 1000;

    /// <summary>Most report ids that a regeneration lists.</summary>
    public const int SelectedReports = 10_000;

    /// <summary>Most characters of a body's name that a regeneration selects by.</summary>
    public const int BodyLength = 1000;

    /// <summary>Most characters of who asks for a regeneration.</summary>
    public const int RequesterLength = 200;

    /// <summary>Most characters of an object's key.</summary>
    public const int ObjectKeyLength = 1024;
}
