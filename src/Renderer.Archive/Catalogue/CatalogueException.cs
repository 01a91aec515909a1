namespace Renderer.Archive.Catalogue;

/// <summary>The catalogue cannot do its work now: not reachable, locked, full or damaged. Trying again later may help.</summary>
public sealed class CatalogueException(string message, Exception? innerException = null) : Exception(message, innerException);
