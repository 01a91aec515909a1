using System.Buffers.Binary;

namespace Renderer.Pdf.Images;

/// <summary>The size and the components that a frame header states (ITU-T T.81, B.2.2).</summary>
internal sealed record JpegFrame(int Width, int Height, JpegComponent[] Components)
{
    // An A2 page at 600 dpi has 140 million. Readers of the PDF must be able to unpack it.
    private const long MaximumPixels = 150_000_000;

    public static JpegFrame Read(byte marker, ReadOnlySpan<byte> segment)
    {
        if (marker > 0xC2)
            throw new ImageException("The JPEG file is lossless, hierarchical or arithmetic-coded, which PDF readers do not decode.");
        if (segment.Length < 6 || segment[0] != 8)
            throw new ImageException("The JPEG file has other than 8 bits a component.");
        var frame = new JpegFrame(BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), new JpegComponent[segment[5]]);
        if (frame is not { Width: > 0, Height: > 0, Components.Length: 1 or 3 or 4 } || (long)frame.Width * frame.Height > MaximumPixels || segment.Length != 6 + 3 * frame.Components.Length)
            throw new ImageException("The JPEG file states an impossible size or number of colours.");
        for (var i = 0; i < frame.Components.Length; i++)
            frame.Components[i] = Component(segment[(6 + 3 * i)..]);
        return frame.Components.DistinctBy(c => c.Id).Count() == frame.Components.Length ? frame : throw new ImageException("The JPEG file has two colours of one name.");
    }

    private static JpegComponent Component(ReadOnlySpan<byte> bytes)
    {
        var component = new JpegComponent(bytes[0], bytes[1] >> 4, bytes[1] & 0xF, bytes[2]);
        return component is { Across: >= 1 and <= 4, Down: >= 1 and <= 4, Quantisation: <= 3 } ? component : throw new ImageException("The JPEG file samples a colour in an impossible way.");
    }
}

/// <summary>One component of a frame.</summary>
/// <param name="Id">What scans call it.</param>
/// <param name="Across">Its samples across, beside those of the others.</param>
/// <param name="Down">Its samples down.</param>
/// <param name="Quantisation">The table its coefficients are divided by.</param>
internal readonly record struct JpegComponent(byte Id, int Across, int Down, byte Quantisation);
