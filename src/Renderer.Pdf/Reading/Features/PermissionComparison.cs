using Renderer.Pdf.Reading.Syntax;

namespace Renderer.Pdf.Reading.Features;

/// <summary>Whether an encrypted file allows what it was asked to (ISO 32000-1, table 22).</summary>
internal static class PermissionComparison
{
    // Bits of the table count from 1.
    private static readonly (PdfPermissions Permission, int Bit)[] Bits =
    [
        (PdfPermissions.PrintInFull, 12), (PdfPermissions.Copy, 5), (PdfPermissions.Modify, 4), (PdfPermissions.Annotate, 6), (PdfPermissions.Assemble, 11),
    ];

    /// <summary>What is wrong; null for nothing.</summary>
    public static string? FaultOf(ParsedFile file, PdfEncryption? encryption)
    {
        var dictionary = file.Get(file.Trailer, "Encrypt"u8);
        if (dictionary.IsDictionary != encryption is not null) return encryption is null ? "the file is encrypted, which nobody asked for" : "the file is not encrypted, though it was asked to be";
        if (encryption is null) return null;
        var granted = dictionary["P"u8].Integer ?? 0;
        foreach (var (permission, bit) in Bits)
        {
            if (encryption.Permissions.HasFlag(permission) != ((granted >> (bit - 1)) & 1) is 1) return $"the file's permissions (P) do not say of {permission} what was asked for";
        }

        return ((granted >> 9) & 1) == 1 ? null : "the file's permissions (P) forbid reading aloud (ISO 14289-1, 7.16)";
    }
}
