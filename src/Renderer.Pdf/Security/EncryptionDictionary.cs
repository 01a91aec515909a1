using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Security;

/// <summary>The encryption dictionary of the standard security handler (ISO 32000-2, tables 20, 21, 25).</summary>
internal static class EncryptionDictionary
{
    // Bits 7, 8 and 13 to 32 are reserved and set; bit 10, reading aloud, is always allowed (ISO 14289-1, 7.16).
    private const int AlwaysSet = unchecked((int)0xFFFFF0C0) | 1 << 9;

    public static void Write(PdfBuffer to, EncryptionKeys keys, PdfPermissions permissions)
    {
        var bits = BitsOf(permissions);
        to.Add("<</Filter/Standard/V 5/R 6/Length 256/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>/StmF/StdCF/StrF/StdCF/P "u8).Add(bits)
            .Add("/U"u8).Hex(keys.User.Check).Add("/UE"u8).Hex(keys.User.Key)
            .Add("/O"u8).Hex(keys.Owner.Check).Add("/OE"u8).Hex(keys.Owner.Key)
            .Add("/Perms"u8).Hex(keys.Permissions(bits)).Add(">>"u8);
    }

    // ISO 32000-1, table 22; its bits count from 1. What includes another permission grants it.
    private static int BitsOf(PdfPermissions permissions)
    {
        var bits = AlwaysSet;
        void Grant(PdfPermissions permission, int granted)
        {
            if (permissions.HasFlag(permission))
                bits |= granted;
        }

        Grant(PdfPermissions.Print, 1 << 2);
        Grant(PdfPermissions.PrintInFull, 1 << 2 | 1 << 11);
        Grant(PdfPermissions.Modify, 1 << 3);
        Grant(PdfPermissions.Copy, 1 << 4);
        Grant(PdfPermissions.Annotate, 1 << 5 | 1 << 8);
        Grant(PdfPermissions.FillForms, 1 << 8);
        Grant(PdfPermissions.Assemble, 1 << 10);
        return bits;
    }
}
