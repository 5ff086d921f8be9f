import initialize, { format } from '@wasm-fmt/gofmt/web';
import wasmUrl from '@wasm-fmt/gofmt/wasm?url';

/** A Go file as gofmt formats it, or gofmt's error message. */
export type GofmtAnswer = { readonly formatted: string } | { readonly problem: string };

async function answer(text: string): Promise<GofmtAnswer> {
  try {
    await initialize(wasmUrl);
    return { formatted: format(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

addEventListener('message', (event: MessageEvent<string>) => {
  void answer(event.data).then((result) => postMessage(result));
});
