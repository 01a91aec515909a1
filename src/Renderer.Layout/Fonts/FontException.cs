namespace Renderer.Layout.Fonts;

/// <summary>A font file that cannot be used, and why.</summary>
public sealed class FontException(string message) : Exception(message);
