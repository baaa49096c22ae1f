using System.Text;
using System.Xml.Linq;

namespace ChimeVoiceTools.Emulator.Protocol;

/// <summary>Writes XML as Security Token Service does.</summary>
internal static class WireXml
{
    private static readonly XNamespace Space = "https://sts.amazonaws.com/doc/2011-06-15/";

    /// <summary>Writes the result of an operation.</summary>
    public static byte[] Answer(string operation, params (string Name, string Value)[] result) => Write(
        new XElement(
            Space + (operation + "Response"),
            new XElement(
                Space + (operation + "Result"), result.Select(member => new XElement(Space + member.Name, member.Value)))));

    public static byte[] Error(ApiException failure, string requestId) => Write(
        new XElement(
            Space + "ErrorResponse",
            new XElement(
                Space + "Error",
                new XElement(Space + "Type", failure.Error.Status < 500 ? "Sender" : "Receiver"),
                new XElement(Space + "Code", failure.Error.Code),
                new XElement(Space + "Message", failure.Message)),
            new XElement(Space + "RequestId", requestId)));

    private static byte[] Write(XElement root) => Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting));
}
