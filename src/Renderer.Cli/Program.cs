using System.Text;
using Renderer.Cli;
using Renderer.Cli.Output;

ColdStart.Begin(args);
// Windows consoles start in a code page that has no Chinese; redirected output is UTF-8 everywhere, whatever LANG says.
if (OperatingSystem.IsWindows() || Console.IsOutputRedirected || Console.IsErrorRedirected) Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await RendererCommandLine.RunAsync(args, new Terminal(Console.Out, Console.Error, !Console.IsOutputRedirected));
