using Renderer.Pdf.Objects;

namespace Renderer.Pdf.Security;

/// <summary>The encryption of one file: its cipher while it is written, then its dictionary.</summary>
internal sealed class FileProtection : IDisposable
{
    private readonly EncryptionKeys _keys;
    private readonly PdfPermissions _permissions;

    public FileProtection(PdfEncryption encryption, PdfIdentity identity)
    {
        _keys = EncryptionKeys.Create(encryption, identity);
        _permissions = encryption.Permissions;
        Cipher = new ObjectCipher(_keys);
    }

    public ObjectCipher Cipher { get; }

    /// <summary>Everything wrong with the passwords.</summary>
    public static IEnumerable<PdfProblem> Check(PdfEncryption encryption)
    {
        if (encryption.OwnerPassword.Length == 0)
            yield return new("pdf-features-conflict", "There is encryption without an owner password: whoever opens the file could change its permissions.", "Give an owner password; the user password may be empty.", default);
        else if (encryption.OwnerPassword == encryption.UserPassword)
            yield return new("pdf-features-conflict", "Owner password and user password are the same: whoever opens the file would have all rights, and permissions would mean nothing.", "Give two passwords, or leave the user password empty.", default);
        foreach (var (name, password) in new[] { ("owner", encryption.OwnerPassword), ("user", encryption.UserPassword) })
        {
            if (Passwords.FaultOf(password) is { } fault)
                yield return new("password-unusable", $"The {name} password {fault}.", "Choose another password.", default);
        }
    }

    /// <summary>Writes the encryption dictionary and returns its number.</summary>
    public int Write(PdfFile file)
    {
        var number = file.Allocate();
        var dictionary = new PdfBuffer();
        EncryptionDictionary.Write(dictionary, _keys, _permissions);
        file.WriteUnencrypted(number, dictionary.Written);
        return number;
    }

    public void Dispose() => Cipher.Dispose();
}
