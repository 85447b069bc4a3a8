import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Menu } from '../../components/menu.tsx';
import { Switch } from '../../components/switch.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { Tooltip } from '../../components/tooltip.tsx';
import { useLocale, useTexts } from '../../lib/locale.tsx';
import { WORDS } from './words.ts';

/** What opens, closes and switches. */
export function OpenedParts() {
  const texts = useTexts();
  const words = WORDS[useLocale()];
  const [isOpen, setIsOpen] = useState(false);
  const [isOn, setIsOn] = useState(true);
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Button look="secondary" onClick={() => setIsOpen(true)}>
          {words.dialog}
        </Button>
        <Dialog
          title={words.dialogTitle}
          text={words.dialogText}
          closeLabel={texts.common.close}
          isOpen={isOpen}
          onClose={() => setIsOpen(false)}
        >
          <div className="flex flex-wrap gap-3">
            <Button look="danger" onClick={() => setIsOpen(false)}>
              {words.danger}
            </Button>
            <Button look="secondary" onClick={() => setIsOpen(false)}>
              {texts.common.close}
            </Button>
          </div>
        </Dialog>
        <Menu
          label={words.menu}
          trigger={<Button look="secondary">{words.menu}</Button>}
          items={[
            { key: 'a', label: words.primary, icon: 'pencil', onSelect: () => setIsOn(true) },
            { key: 'b', label: words.secondary, isChosen: isOn, onSelect: () => setIsOn(!isOn) },
            { key: 'c', label: words.danger, icon: 'trash', isDangerous: true, onSelect: () => setIsOn(false) },
          ]}
        />
        <Tooltip text={words.tooltipText}>
          <Button look="quiet">{words.tooltip}</Button>
        </Tooltip>
      </div>
      <div className="flex max-w-md flex-col gap-5">
        <Switch label={words.choice} hint={words.hint} isOn={isOn} onChange={setIsOn} />
        <Switch label={words.disabled} isOn={false} isDisabled onChange={setIsOn} />
      </div>
      <Tabs
        label={words.tabs}
        tabs={[
          { key: 'one', label: texts.course.outcomes, content: <p>{words.paragraph}</p> },
          { key: 'two', label: texts.course.about, content: <p>{words.sample}</p> },
        ]}
      />
    </>
  );
}
