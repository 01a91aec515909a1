using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Renderer.Worker.Broker;
using Renderer.Worker.Tests.Running;

namespace Renderer.Worker.Tests.Broker;

public sealed class DeliveryReaderTests
{
    private const string Envelope = "application/vnd.masstransit+json";

    [Fact]
    public void Read_AnyBytes_SaysWhatIsWrongAndNeverThrows() => Prop.ForAll<byte[], bool>((bytes, isEnvelope) =>
    {
        var contentType = isEnvelope ? Envelope : null;
        var reading = DeliveryReader.Read(bytes, contentType);
        return reading.Message is null && !reading.Problems.IsEmpty && DeliveryReader.FindOrigin(bytes, contentType).Revision >= 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_SoundMessageWithOneByteChanged_NeverThrows()
    {
        var sound = Encoding.UTF8.GetBytes($$"""{"message":{{LaneMessageTests.Json(Messages.Note())}}}""");
        for (var i = 0; i < sound.Length; i++)
        {
            foreach (var value in (byte[])[0, (byte)'"', (byte)'}', 0xFF])
            {
                var changed = sound.ToArray();
                changed[i] = value;
                DeliveryReader.Read(changed, Envelope).ShouldNotBeNull();
                DeliveryReader.FindOrigin(changed, Envelope).ShouldNotBeNull();
            }
        }
    }

    [Fact]
    public void Read_Envelope_IsTheMessageInside() =>
        DeliveryReader.Read(Encoding.UTF8.GetBytes($$"""{"message":{{LaneMessageTests.Json(Messages.Note())}}}"""), Envelope + "; charset=utf-8").Message.ShouldNotBeNull().ReportId.ShouldBe("n-1");

    [Fact]
    public void FindOrigin_UnsoundFields_LeavesThemOut() =>
        DeliveryReader.FindOrigin("""{"reportId":"../x","revision":-1,"template":"a b"}"""u8.ToArray(), null).ShouldBe(MessageOrigin.Unknown);
}
