import { readFileSync } from 'node:fs';
import electronUpdater from 'electron-updater';
import { isSafePlace } from './judge-release';
import { UnreachableError, UnreadableError, type Updater } from './updater';

const patienceMs = 20_000;
const longestStatement = 64 * 1024;

const unreachableCode = /^(HTTP_ERROR_\d+|ERR_UPDATER_CHANNEL_FILE_NOT_FOUND|E(CONN\w+|NOTFOUND|TIMEDOUT|AI_AGAIN))$/;
const unreachableText = /net::ERR_(?!BLOCKED_BY_CLIENT)|timed? ?out|aborted/i;

/** Only what is plainly the network counts as unreachable; everything else is a damaged answer. */
function sorted(error: unknown): Error {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const away = unreachableCode.test(String(code)) || unreachableText.test(String(message));
  return away ? new UnreachableError(String(message)) : new UnreadableError(String(message));
}

async function reaching<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UnreadableError ? error : sorted(error);
  }
}

/** The address of the update place that the package was built with; null when there is none to trust. */
export function updatePlaceOf(configPath: string): string | null {
  try {
    const place = /^url: *['"]?([^'"\s]+)['"]? *$/m.exec(readFileSync(configPath, 'utf8'))?.[1];
    return place !== undefined && isSafePlace(place) ? `${place.replace(/\/+$/, '')}/` : null;
  } catch {
    return null;
  }
}

/**
 * electron-updater with its own decisions switched off: it asks, fetches and hands over when it is told to.
 * @param place base address, ending in "/"; nothing is fetched from a place that is neither https nor this PC.
 * @param platform as in a statement: the statement is `release-<platform>.json` beside the list.
 */
export function electronUpdaterPort(place: string, platform: string, report: (line: string) => void): Updater {
  const { autoUpdater } = electronUpdater;
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.disableDifferentialDownload = true;
  autoUpdater.disableWebInstaller = true;
  autoUpdater.logger = { info: report, warn: report, error: report };
  // Every error is thrown to its caller as well; without a listener this one would end the process.
  autoUpdater.on('error', (error) => report(`update: ${error.message}`));
  autoUpdater.setFeedURL({ provider: 'generic', url: place });
  // Redirects pass here too.
  const guard = () =>
    autoUpdater.netSession.webRequest.onBeforeRequest((request, answer) =>
      answer({ cancel: !isSafePlace(request.url) }),
    );

  const readSignedText = async (): Promise<string> => {
    const answer = await autoUpdater.netSession.fetch(new URL(`release-${platform}.json`, place).href, {
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    });
    if (answer.status === 404) return '';
    if (!answer.ok) throw new UnreachableError(`the statement answered ${answer.status}`);
    const text = await answer.text();
    if (text.length > longestStatement) throw new UnreadableError('the statement is too long');
    return text;
  };

  return {
    ask: () =>
      reaching(async () => {
        guard();
        const result = await autoUpdater.checkForUpdates();
        if (!result) return null;
        const { version, files } = result.updateInfo;
        const offered = files.map((file) => ({
          url: new URL(file.url, place).href,
          sha512: file.sha512,
          size: file.size ?? null,
        }));
        return { offer: { version, files: offered }, signedText: await readSignedText() };
      }),
    fetch: () =>
      reaching(async () => {
        const [path] = await autoUpdater.downloadUpdate();
        if (path === undefined) throw new UnreadableError('nothing was fetched');
        return path;
      }),
    install: () => {
      let failed = false;
      autoUpdater.once('error', () => {
        failed = true;
      });
      // Silent, and started again afterwards.
      autoUpdater.quitAndInstall(true, true);
      return !failed;
    },
  };
}
